"""What is seen: screens that look now and then, pages opened anew, and a café beside this one."""

from itertools import count

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions_app.access import links
from sessions_app.facilitation import actions as facilitation
from sessions_app.facilitation import notice_actions
from sessions_app.harvest.plenary_actions import add_plenary_note
from sessions_app.models import Note
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.harvest.test_operations import operation, send

from .ground import Ground
from .screens import Screen
from .tablets import admitted, mark_of
from .world import OURS, THEIRS

ACCOUNT = {
    "console": "animation",
    "projector": "projection",
    "wall": "recolte",
    "synthesis": "synthese",
}
SCREENS = st.sampled_from([*ACCOUNT, "host-1", "host-2", "host-3"])


class Watching(Ground):
    """Rules of the screens, over HTTP: each looks when it does, and has missed what it missed."""

    @rule(name=SCREENS)
    def a_screen_takes_in_what_is_new(self, name: str) -> None:
        """It was away for as long as it did not look."""
        screen = self.screens.get(name) or self._opened(name)
        if not screen.look(self.time.wall):
            self.screens.pop(name, None)
            return
        self.screens[name] = screen
        screen.compare(self.time.wall)
        self._nothing_of_others(screen)
        self._everything_of_its_own(name, screen)

    @rule(name=SCREENS)
    def a_page_is_opened_anew(self, name: str) -> None:
        self.screens.pop(name, None)
        self.a_screen_takes_in_what_is_new(name)
        if name in self.screens:
            self.screens[name].compare_page(self.time.wall)

    def _opened(self, name: str) -> Screen:
        if name in ACCOUNT:
            here = f"/cafes/{self.cafe.code}"
            screen = Screen(
                f"{here}/{ACCOUNT[name]}/", f"{here}/regions/{name}", self.world.browser
            )
            if name == "synthesis":
                shown = self.cafe.questions.first().pk
                screen.page += f"?question={shown}"
                screen.absent = rf"board-tabs-(?!{shown}$)\d+"
            return screen
        number = int(name[-1])
        at = next(one for one in self.tablets if one.table == number)
        path = links.path(at.link)
        return Screen(path, f"{path}regions", at.browser, number)

    def _nothing_of_others(self, screen: Screen) -> None:
        others = [mark_of(n) for n in (1, 2, 3) if screen.table not in (None, n)]
        for mark in (THEIRS, *others):
            assert mark not in screen.last_frame
            assert mark not in screen.text()

    def _everything_of_its_own(self, name: str, screen: Screen) -> None:
        """Each idea that stands is there once, where all ideas are shown."""
        if name == "wall" or screen.table:
            # Beside the card that passes some of them on.
            lists = ("wall-groups",) if name == "wall" else ("ideas", "earlier-ideas")
            shown = screen.text(*lists)
            hidden = set() if screen.table else self._hidden()
            for text in self.ledger.standing(screen.table):
                mark = text[: text.index("⟧") + 1]
                assert shown.count(mark) == (text not in hidden), mark
        if name in ("wall", "projector"):
            assert not any(text in screen.text() for text in self._hidden())

    def _hidden(self) -> set[str]:
        hidden = Note.objects.filter(cafe=self.cafe, hidden_at__isnull=False)
        return set(hidden.values_list("text", flat=True))

    def teardown(self) -> None:
        """At the end every screen that was ever open comes back and is right."""
        try:
            for name in list(self.screens):
                self.a_screen_takes_in_what_is_new(name)
        finally:
            super().teardown()

    @rule(about=st.integers(0, 1), again=st.booleans())
    def somebody_speaks_in_plenary(self, about: int, again: bool) -> None:
        uid, question = self.ids.fresh(), self.cafe.questions.all()[about]
        for _time in range(1 + again):
            add_plenary_note(self.cafe, question, f"{OURS}·plénière·{uid}⟧", uid, self.ana)


class Beside(Ground):
    """Rules of the other café: it lives its own life."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = count(1)

    @rule(number=st.integers(1, 3))
    def an_idea_comes_in_the_other_cafe(self, number: int) -> None:
        link = link_of(self.world.other, number)
        fresh = {name: f"{9 << 60 | next(self.numbers):032x}" for name in ("op", "note")}
        send(admitted(link), link, operation(f"{THEIRS} idée", **fresh))

    @rule()
    def the_other_cafe_goes_on(self) -> None:
        if phase := programme(self.world.other).next_phase:
            notice_actions.show(self.world.other, self.world.charlie)
            facilitation.start_next(self.world.other, self.world.charlie, phase.pk)
