"""Paths of the fiche: reading it, exporting it, writing it."""

from django.urls import path

from .appearance import views as appearance
from .views import beside, blocks, editor, layout, reading, review, sources, versions, words

HERE = "cafes/<str:code>/fiche/"
DESK = f"{HERE}redaction/"

urlpatterns = [
    path("fiches/apparence/", appearance.settings, name="fiche-look"),
    path("fiches/apparence/apercu/", appearance.preview, name="fiche-look-preview"),
    path("fiches/couleurs/<str:primary>-<str:accent>.css", appearance.sheet, name="fiche-colours"),
    path(HERE, reading.page, name="fiche"),
    path(f"{HERE}export/<str:name>/", reading.export, name="fiche-export"),
    path(f"{HERE}presentation/", layout.choose, name="fiche-layout"),
    path(f"{HERE}versions/", versions.listing, name="fiche-versions"),
    path(f"{HERE}versions/garder/", versions.keep, name="fiche-keep"),
    path(f"{HERE}versions/approuver/", versions.approve, name="fiche-approve"),
    path(f"{HERE}versions/<int:number>/", versions.page, name="fiche-version"),
    path(f"{HERE}versions/<int:number>/retablir/", versions.restore, name="fiche-bring-back"),
    path(f"{HERE}versions/<int:number>/export/<str:name>/", versions.export, name="fiche-approved"),
    path(f"{HERE}themes/<int:theme>/", sources.theme_to_fiche, name="theme-to-fiche"),
    path(DESK, editor.page, name="fiche-editor"),
    path(f"{DESK}commencer/", editor.begin, name="fiche-begin"),
    path(f"{DESK}champs/", editor.save_fields, name="fiche-fields"),
    path(f"{DESK}apercu/", editor.preview, name="fiche-preview"),
    path(f"{DESK}relecture/", review.page, name="fiche-review"),
    path(f"{DESK}relecture/accepter/", review.accept, name="fiche-accept"),
    path(f"{DESK}relecture/revoir/", review.look_again, name="fiche-look-again"),
    path(f"{DESK}relecture/remplacer/", words.replace, name="fiche-replace"),
    path(f"{DESK}relecture/profil/", words.profile, name="fiche-profile"),
    path(f"{DESK}notes/", sources.notes, name="fiche-notes"),
    path(f"{DESK}tableau/", beside.page, name="fiche-beside"),
    path(f"{DESK}blocs/", blocks.listing, name="fiche-blocks"),
    path(f"{DESK}blocs/ajouter/", blocks.add, name="fiche-add"),
    path(f"{DESK}blocs/retablir/", blocks.restore, name="fiche-restore"),
    path(f"{DESK}blocs/<int:block>/", blocks.block, name="fiche-block"),
    path(f"{DESK}blocs/<int:block>/deplacer/", blocks.move, name="fiche-move"),
    path(f"{DESK}blocs/<int:block>/retirer/", blocks.remove, name="fiche-remove"),
    path(f"{DESK}blocs/<int:block>/sources/", sources.change, name="fiche-sources"),
]
