"""What the synthesis does meanwhile: themes, notes in them, set aside, hidden, and all of it undone."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation.dots import actions as dots
from sessions_app.facilitation.projection_actions import show
from sessions_app.models import Note, Theme
from sessions_app.synthesis import actions as synthesis
from sessions_app.synthesis.undo import last_step, undo

from .ground import Ground
from .world import OURS

WHICH = st.integers(0, 3)


class Sorting(Ground):
    """Rules of the board."""

    @rule(about=st.integers(0, 1), title=st.sampled_from(["Lien", "Lieu"]), many=st.integers(0, 3))
    def notes_are_put_in_a_theme(self, about: int, title: str, many: int) -> None:
        question = self.cafe.questions.all()[about]
        notes = list(Note.objects.standing().filter(question=question)[:many])
        synthesis.add_theme(self.cafe, question, f"{OURS} {title}", notes=notes, actor=self.ana)

    @rule(which=WHICH, how=st.sampled_from(["apart", "loses", "dissent", "merge"]))
    def something_becomes_of_a_theme(self, which: int, how: str) -> None:
        themes = list(Theme.objects.filter(cafe=self.cafe))
        if not themes:
            return
        theme = themes[which % len(themes)]
        notes = list(theme.notes.all()[:1])
        if how == "apart":
            synthesis.dissolve_theme(theme, actor=self.ana)
        elif how == "loses":
            synthesis.unplace_notes(theme, notes, actor=self.ana)
        elif how == "dissent":
            synthesis.keep_apart(theme, notes, actor=self.ana)
        else:
            with suppress(Refusal):
                synthesis.merge_themes(theme, themes[0], actor=self.ana)

    @rule(which=st.integers(0, 5), how=st.sampled_from(["aside", "back", "hide", "hide", "show"]))
    def something_becomes_of_a_note(self, which: int, how: str) -> None:
        notes = list(Note.objects.standing().filter(cafe=self.cafe))
        if not notes:
            return
        note = notes[which % len(notes)]
        verbs: dict[str, Callable[..., None]] = {
            "back": synthesis.take_up,
            "show": synthesis.show_notes,
        }
        if how == "aside":
            synthesis.set_aside(self.cafe, [note], "duplicate", "Déjà dit", actor=self.ana)
        elif how == "hide":
            synthesis.hide_notes(self.cafe, [note], "Nomme une personne", actor=self.ana)
        else:
            verbs[how](self.cafe, [note], actor=self.ana)

    @rule(how=st.sampled_from(["open", "place", "close", "reveal", "show", "clear"]), which=WHICH)
    def the_room_gives_dots(self, how: str, which: int) -> None:
        theme = Theme.objects.filter(cafe=self.cafe).first()
        if not theme:
            return
        question, device = theme.question, f"{which:032x}"
        with suppress(Refusal):
            if how == "open":
                dots.open_votes(self.cafe, self.ana, [question], 3, "http://10.0.0.2")
            elif how == "place":
                dots.place_dots(self.cafe, question, device, device, 0, {theme.pk: which})
            elif how == "show":
                show(self.cafe, self.ana, question.pk, 0, dots=True)
            else:
                getattr(dots, f"{how}_vote")(self.cafe, self.ana, question)

    @rule()
    def the_last_step_of_the_board_is_undone(self) -> None:
        if taken := last_step(self.cafe, self.ana):
            with suppress(Refusal):
                undo(self.cafe, self.ana, taken.number)
