# Short names for the commands in script/ and manage.py.
.PHONY: run test check lock bench demo tour faults

run test check lock tour faults:
	@./script/$@

demo:
	@./script/run demo

bench:
	@./script/test --install-only
	@.venv/bin/python -m benchmarks
