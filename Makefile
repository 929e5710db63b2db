# Short names for the commands in script/ and manage.py.
.PHONY: run test check lock bench demo tour faults

run test check lock tour faults:
	@./script/$@

demo:
	@./script/run --install-only
	@.venv/bin/python manage.py demo_cafe

bench:
	@./script/test --install-only
	@.venv/bin/python -m benchmarks
