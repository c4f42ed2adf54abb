"""Stand-in: see rasa_standins. No TensorFlow is installed."""

from rasa_standins import stand_in


def is_tensor(value: object) -> bool:
    """Matplotlib asks this of any importable tensorflow: nothing is a tensor here."""
    return False


stand_in(__name__, is_tensor=is_tensor, __version__="0+standin")
