"""Writes networks as Keras writes them into .h5 files; Keras itself is not needed.

The layout follows keras/saving/hdf5_format.py (2.11) and keras/src/legacy/saving/legacy_h5_format.py
(3.x): the configuration as JSON in the attribute model_config, the weights in a group per layer.
"""

import json

import h5py
import numpy as np


def initializer(name):
    return {"class_name": name, "config": {"seed": None} if name == "GlorotUniform" else {}}


def with_weights(config):
    return {**config, "use_bias": config.get("use_bias", True),
            "kernel_initializer": initializer("GlorotUniform"),
            "bias_initializer": initializer("Zeros"), "kernel_regularizer": None,
            "bias_regularizer": None, "activity_regularizer": None, "kernel_constraint": None,
            "bias_constraint": None}


def conv(name, filters, size=3, **more):
    config = {"filters": filters, "kernel_size": [size, size], "strides": [1, 1],
              "padding": "valid", "data_format": "channels_last", "dilation_rate": [1, 1],
              "groups": 1, "activation": "linear", **more}
    return layer("Conv2D", name, **with_weights(config))


def dense(name, units, activation="linear"):
    return layer("Dense", name, **with_weights({"units": units, "activation": activation}))


def norm(name, rank=4, **more):
    return layer("BatchNormalization", name, **{
        "axis": [rank - 1], "momentum": 0.99, "epsilon": 0.001, "center": True, "scale": True,
        "beta_initializer": initializer("Zeros"), "gamma_initializer": initializer("Ones"),
        "moving_mean_initializer": initializer("Zeros"),
        "moving_variance_initializer": initializer("Ones"), "beta_regularizer": None,
        "gamma_regularizer": None, "beta_constraint": None, "gamma_constraint": None, **more})


def pool(kind, name, padding="valid"):
    return layer(kind, name, pool_size=[2, 2], padding=padding, strides=[2, 2],
                 data_format="channels_last")


def layer(kind, name, **config):
    return {"class_name": kind,
            "config": {"name": name, "trainable": True, "dtype": "float32", **config}}


def image_input(name, shape):
    return {"class_name": "InputLayer",
            "config": {"batch_input_shape": [None, *shape], "dtype": "float32", "sparse": False,
                       "ragged": False, "name": name}}


def sequential(layers):
    return {"class_name": "Sequential", "config": {"name": "sequential", "layers": layers}}


def functional(layers, sources):
    """Each layer takes what its sources give; by default, the layer before it."""
    nodes = []
    for i, each in enumerate(layers):
        name = each["config"]["name"]
        names = sources.get(name, [layers[i - 1]["config"]["name"]] if i else [])
        inbound = [[[source, 0, 0, {}] for source in names]] if names else []
        nodes.append({**each, "name": name, "inbound_nodes": inbound})
    return {"class_name": "Functional",
            "config": {"name": "model", "trainable": True, "layers": nodes,
                       "input_layers": [[nodes[0]["name"], 0, 0]],
                       "output_layers": [[nodes[-1]["name"], 0, 0]]}}


def as_keras_3(model):
    """The same network in the words of Keras 3."""
    policy = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"},
              "registered_name": None}
    shapes, layers = {}, []
    for old in model["config"]["layers"]:
        config = dict(old["config"])
        if old["class_name"] == "InputLayer":
            config["batch_shape"] = config.pop("batch_input_shape")
        else:
            config["dtype"] = policy
        for key, value in config.items():
            if key.endswith("_initializer"):
                config[key] = {"module": "keras.initializers", **value, "registered_name": None}
        new = {"module": "keras.layers", "class_name": old["class_name"], "config": config,
               "registered_name": None}
        if "inbound_nodes" in old:
            tensors = [{"class_name": "__keras_tensor__",
                        "config": {"shape": shapes.get(source[0]), "dtype": "float32",
                                   "keras_history": source[:3]}}
                       for node in old["inbound_nodes"] for source in node]
            merges = old["class_name"] in ("Add", "Concatenate")
            new["name"] = old["name"]
            new["inbound_nodes"] = [{"args": [tensors] if merges else tensors,
                                     "kwargs": {"mask": None}
                                     if old["class_name"] == "BatchNormalization" else {}}
                                    ] if tensors else []
        layers.append(new)
    return {**model, "config": {**model["config"], "layers": layers, "dtype": policy}}


def write(path, model, weights, version):
    """weights: by layer, a list of (name, array) in Keras' order and layout."""
    third = version.startswith("3")
    with h5py.File(path, "w") as file:
        file.attrs["backend"] = b"tensorflow"
        file.attrs["keras_version"] = version.encode()
        described = as_keras_3(model) if third else model
        file.attrs["model_config"] = json.dumps(described).encode()
        group = file.create_group("model_weights")
        names = [each["config"]["name"] for each in model["config"]["layers"]]
        group.attrs["layer_names"] = np.array([name.encode() for name in names])
        group.attrs["backend"] = b"tensorflow"
        group.attrs["keras_version"] = version.encode()
        for name in sorted(names):
            write_layer(group.create_group(name), name, weights.get(name, []), third)
        write_layer(group.create_group("top_level_model_weights"), "", [], third)


def write_layer(group, name, arrays, third):
    paths = [name + "/" + what + ("" if third else ":0") for what, _ in arrays]
    group.attrs["weight_names"] = np.array([path.encode() for path in paths])
    for path, (_, array) in zip(paths, arrays):
        group.create_dataset(path, array.shape, dtype="float32")[:] = array
