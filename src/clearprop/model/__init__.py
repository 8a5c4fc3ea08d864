"""Models: networks that know their data, and the files of networks and models."""

from clearprop.model.files import load as load
from clearprop.model.files import load_model as load_model
from clearprop.model.files import save as save
from clearprop.model.model import Model as Model
from clearprop.model.model import Prediction as Prediction
