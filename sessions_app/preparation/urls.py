"""Paths of the list of cafés, of the preparation and of the access page."""

from django.urls import path

from .views import access, cafes, kit, phases, questions, tables

HERE = "cafes/<str:code>/preparation/"

urlpatterns = [
    path("cafes/", cafes.cafes, name="cafes"),
    path("cafes/nouveau/", cafes.new_cafe, name="new-cafe"),
    path(HERE, cafes.preparation, name="preparation"),
    path(f"{HERE}dupliquer/", cafes.duplicate, name="duplicate-cafe"),
    path(f"{HERE}modele/", cafes.keep_shape, name="keep-shape"),
    path("cafes/modeles/<int:pk>/oublier/", cafes.forget_shape, name="forget-shape"),
    path(f"{HERE}textes/<str:field>/", cafes.edit_cafe, name="edit-cafe"),
    path(f"{HERE}questions/ajouter/", questions.add_question, name="add-question"),
    path(f"{HERE}questions/<int:pk>/retirer/", questions.remove_question, name="remove-question"),
    path(f"{HERE}questions/<int:pk>/<str:field>/", questions.edit_question, name="edit-question"),
    path(
        f"{HERE}questions/<int:pk>/vers/<str:way>/", questions.move_question, name="move-question"
    ),
    path(f"{HERE}tables/nombre/", tables.set_tables, name="set-tables"),
    path(f"{HERE}tables/<int:number>/nom/", tables.rename_table, name="rename-table"),
    path(f"{HERE}tables/<int:number>/retirer/", tables.remove_table, name="remove-table"),
    path(f"{HERE}tables/<int:number>/remettre/", tables.put_back_table, name="put-back-table"),
    path(f"{HERE}etapes/ajouter/", phases.add_phase, name="add-phase"),
    path(f"{HERE}etapes/rondes/", phases.set_rounds, name="set-rounds"),
    path(f"{HERE}etapes/<int:pk>/retirer/", phases.remove_phase, name="remove-phase"),
    path(f"{HERE}etapes/<int:pk>/<str:field>/", phases.edit_phase, name="edit-phase"),
    path(f"{HERE}etapes/<int:pk>/vers/<str:way>/", phases.move_phase, name="move-phase"),
    path(f"{HERE}impression/", kit.page, name="print-kit"),
    path(f"{HERE}impression/<str:name>/", kit.sheet, name="print-sheet"),
    path(f"{HERE}acces/", access.access, name="access"),
    path(f"{HERE}acces/imprimer/", access.print_cards, name="print-cards"),
    path(f"{HERE}acces/imprimees/", access.cards_printed, name="cards-printed"),
    path(f"{HERE}acces/animation/", access.renew_conductor, name="renew-conductor"),
    path(f"{HERE}acces/animation/fermer/", access.revoke_conductor, name="revoke-conductor"),
    path(f"{HERE}acces/<int:number>/", access.show_card, name="show-card"),
    path(f"{HERE}acces/<int:number>/fermer/", access.revoke_link, name="revoke-link"),
    path(f"{HERE}acces/<int:number>/renouveler/", access.renew_link, name="renew-link"),
]
