"""What happens at the tables: ideas typed, changed, sent, sent again, and links that end."""

from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from sessions_app.access import links
from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import actions as facilitation
from sessions_app.harvest.actions import decide
from sessions_app.models import AccessLink, Cafe, Operation, QuestionMode, Table
from sessions_app.preparation.actions import links as doors
from sessions_app.preparation.actions import tables as seating
from sessions_app.preparation.queries import programme
from tests.cast import link_of

from .ground import Ground, Moment
from .tablets import Tablet

TABLETS = st.integers(0, 3)
# How many times it leaves at once: not yet, once, or once more because the answer was lost.
TIMES = st.sampled_from([1, 0, 2, 1])
TABLES = st.integers(1, 3)
# Table 1 has two tablets, which matter most while they work.
SELDOM = st.sampled_from([3, 2, 3, 2, 1])
WHICH = st.integers(0, 7)
ENDINGS = st.sampled_from(
    ["", " l’œuvre e\u0301", ' <b id="ideas">&amp;', " 👩‍🌾 «\u00a0x\u00a0»", "  \n "]
)


class Writing(Ground):
    """Rules of the tables."""

    @initialize(mode=st.sampled_from(QuestionMode.values))
    def each_table_has_an_idea(self, mode: str) -> None:
        Cafe.objects.filter(pk=self.cafe.pk).update(mode=mode)
        for who in range(len(self.tablets)):
            self.an_idea_is_typed(who, "", False, 1)

    @rule(who=TABLETS, ending=ENDINGS, elsewhere=st.booleans(), times=TIMES)
    def an_idea_is_typed(self, who: int, ending: str, elsewhere: bool, times: int) -> None:
        """``elsewhere``: with a round and a question of another café, which must not be taken."""
        at = self.tablets[who]
        plan = programme(self.world.other if elsewhere else self.cafe)
        table = Table.objects.get(cafe=self.cafe, number=at.table)
        question = plan.question_for(table, plan.current_round)
        when = {"round": plan.current_round.pk, "question": question.pk}
        self._type(at, "create", self.ids.fresh(), ending, **when)
        self._send(at, at.picked([0] * times))

    @rule(who=TABLETS, which=WHICH, ending=ENDINGS, same=st.booleans(), times=TIMES)
    def a_draft_is_typed_again_in_another_tab(
        self, who: int, which: int, ending: str, same: bool, times: int
    ) -> None:
        at = self.tablets[who]
        for sent in at.picked([which]):
            changed = {} if same or not sent["text"] else {"text": self.ids.mark(at.table) + ending}
            at.typed.append({**sent, "op": self.ids.fresh(), **changed})
            self._send(at, at.picked([0] * times))

    @rule(
        who=TABLETS,
        which=WHICH,
        kind=st.sampled_from(["edit", "edit", "delete", "restore", "validate", "unvalidate"]),
        behind=st.sampled_from([0, 0, 1, 2]),
        ending=ENDINGS,
        times=TIMES,
    )
    def an_idea_is_changed(
        self, who: int, which: int, kind: str, behind: int, ending: str, times: int
    ) -> None:
        """``behind`` tells how many versions ago this tablet saw the idea."""
        at = self.tablets[who]
        known = [uid for uid, idea in self.ledger.ideas.items() if idea.table == at.table]
        known += [sent["note"] for sent in at.typed if sent["note"] not in known]
        if known:
            uid = known[-1 - which % len(known)]
            seen = self.ledger.ideas[uid].version if uid in self.ledger.ideas else 1
            self._type(at, kind, uid, ending, base=max(seen - behind, 0))
            self._send(at, at.picked([0] * times))

    @rule(who=TABLETS, which=WHICH, kind=st.sampled_from(["edit", "edit", "delete", "restore"]))
    def an_idea_is_corrected_as_it_stands(self, who: int, which: int, kind: str) -> None:
        if any(idea.table == self.tablets[who].table for idea in self.ledger.ideas.values()):
            self.an_idea_is_changed(who, which, kind, 0, "", 1)

    @rule(who=TABLETS, kind=st.sampled_from(["create", "edit", "delete", "restore"]))
    def an_idea_of_another_table_is_aimed_at(self, who: int, kind: str) -> None:
        at = self.tablets[who]
        for uid in [uid for uid, idea in self.ledger.ideas.items() if idea.table != at.table][:1]:
            self._type(at, kind, uid, "", base=self.ledger.ideas[uid].version)
            self._send(at, at.picked([0]))

    def _type(self, at: Tablet, kind: str, note: str, ending: str, **fields: int) -> None:
        text = self.ids.mark(at.table) + ending if kind in ("create", "edit") else ""
        at.type(op=self.ids.fresh(), note=note, kind=kind, text=text, **fields)

    @rule(who=TABLETS, picks=st.lists(WHICH, min_size=1, max_size=5))
    def some_of_it_is_sent(self, who: int, picks: list[int]) -> None:
        """In any order, again, or much later: an answer that was lost is sent again so."""
        at = self.tablets[who]
        self._send(at, at.picked(picks))

    @rule(who=TABLETS, which=WHICH)
    def the_same_operation_comes_with_another_text(self, who: int, which: int) -> None:
        at = self.tablets[who]
        for sent in at.picked([which]):
            if sent["op"] in self.ledger.operations:
                self._send(at, [{**sent, "at": sent["at"] + 1}])

    def _send(self, at: Tablet, batch: list) -> None:
        if not batch:
            return
        link = AccessLink.objects.select_related("cafe", "table").get(pk=at.link.pk)
        now, opens = Moment(self.cafe), links.opens(link)
        wanted = [self.ledger.submit(sent, at.table, opens, now) for sent in batch]
        assert [one["answer"] for one in at.send(batch)] == wanted

    @rule(number=SELDOM)
    def a_link_is_ended(self, number: int) -> None:
        doors.revoke(self.cafe, self.ana, self._table(number))

    @rule(number=TABLES, scanned=st.sampled_from([True, True, False]))
    def a_link_is_renewed(self, number: int, scanned: bool) -> None:
        doors.renew(self.cafe, self.ana, self._table(number))
        for at in self.tablets:
            if at.table == number and scanned:
                at.admit(link_of(self.cafe, number))

    @rule(which=WHICH, keep=st.booleans())
    def a_held_idea_is_decided(self, which: int, keep: bool) -> None:
        held = list(self.ledger.held)
        if not held:
            return
        op = held[which % len(held)]
        table, row = self.ledger.held[op], Operation.objects.get(cafe=self.cafe, op=op)
        sent, now = self.ledger.operations[op][0], Moment(self.cafe)
        foreign = keep and self.ledger.apply(sent, table, now) == "refused"
        with suppress(Refusal):
            decide(self.cafe, self.ana, row.pk, keep)
            assert not foreign
            del self.ledger.held[op]
        assert foreign == (op in self.ledger.held)

    @rule(number=SELDOM, back=st.sampled_from([True, True, False]))
    def a_table_goes_or_comes_back(self, number: int, back: bool) -> None:
        with suppress(Refusal):
            (seating.put_back if back else seating.remove)(self.cafe, self.ana, self._table(number))

    @rule(number=TABLES, over=st.booleans())
    def the_animator_is_called_or_not_any_more(self, number: int, over: bool) -> None:
        if over:
            facilitation.end_call(self.cafe, self._table(number))
        else:
            facilitation.call_animator(self.cafe, self._table(number))

    def _table(self, number: int) -> Table:
        return Table.objects.get(cafe=self.cafe, number=number)
