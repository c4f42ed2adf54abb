"""Places: any name of a province, district or commune, old or new, to the unit of today."""

from actions.casework.places.lookup import Places, load_places
from actions.casework.places.models import Place, PlaceReading

__all__ = ["Place", "PlaceReading", "Places", "load_places"]
