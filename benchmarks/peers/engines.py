"""What runs the network: ONNX Runtime or PyTorch. Each takes and gives NumPy arrays."""
import ctypes
import json

import numpy as np


def onnx(graph, library, threads):
    """By the package onnxruntime; without it, by the same library through ctypes."""
    try:
        import onnxruntime
    except ImportError:
        return OnnxLibrary(library, graph, threads)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # With threads that spin for work, beside a broker, it takes twice the CPU and is slower.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    return lambda batch: session.run(None, {"image": batch})[0]


def onnx_name(library):
    try:
        import onnxruntime
        return f"onnxruntime {onnxruntime.__version__}"
    except ImportError:
        if not library:
            raise
        return f"onnxruntime {OnnxLibrary.version(library)} by ctypes"


class OnnxLibrary:
    """ONNX Runtime's C API: the place of each function in its table never changes."""
    CREATE_ENV, CREATE_SESSION, RUN, CREATE_OPTIONS = 3, 7, 9, 10
    OPTIMIZATION, THREADS, TENSOR, DATA, CPU_MEMORY = 23, 24, 49, 51, 69
    MESSAGE, RELEASE_VALUE, CONFIG = 2, 96, 130
    API, FLOAT, ALL = 11, 1, 99

    def __init__(self, library, graph, threads):
        base = self.base(library)
        get_api = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_uint32)(base[0])
        self.table = ctypes.cast(get_api(self.API), ctypes.POINTER(ctypes.c_void_p))
        environment = self.new(self.CREATE_ENV, ctypes.c_int(3), b"peer")
        options = self.new(self.CREATE_OPTIONS)
        self.call(self.OPTIMIZATION, options, ctypes.c_int(self.ALL))
        self.call(self.THREADS, options, ctypes.c_int(threads))
        self.call(self.CONFIG, options, b"session.intra_op.allow_spinning", b"0")
        self.session = self.new(self.CREATE_SESSION, environment, graph.encode(), options)
        self.memory = self.new(self.CPU_MEMORY, ctypes.c_int(1), ctypes.c_int(0))
        self.names = (ctypes.c_char_p * 1)(b"image"), (ctypes.c_char_p * 1)(b"probabilities")
        self.release = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(self.table[self.RELEASE_VALUE])
        self.outputs = {}

    @staticmethod
    def base(library):
        get = ctypes.CDLL(library).OrtGetApiBase
        get.restype = ctypes.POINTER(ctypes.c_void_p)
        return get()

    @classmethod
    def version(cls, library):
        return ctypes.CFUNCTYPE(ctypes.c_char_p)(cls.base(library)[1])().decode()

    def call(self, function, *arguments):
        status = ctypes.CFUNCTYPE(ctypes.c_void_p)(self.table[function])
        status.argtypes = None
        failed = status(*arguments)
        if failed:
            message = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)
            raise RuntimeError(message(self.table[self.MESSAGE])(failed).decode())

    def new(self, function, *arguments):
        made = ctypes.c_void_p()
        self.call(function, *arguments, ctypes.byref(made))
        return made

    def tensor(self, array):
        shape = (ctypes.c_int64 * array.ndim)(*array.shape)
        return self.new(
            self.TENSOR, self.memory, ctypes.c_void_p(array.ctypes.data),
            ctypes.c_size_t(array.nbytes), shape, ctypes.c_size_t(array.ndim),
            ctypes.c_int(self.FLOAT))

    def __call__(self, batch):
        one = ctypes.c_size_t(1)
        given = self.tensor(batch)
        taken = (ctypes.c_void_p * 1)(given.value)
        answered = (ctypes.c_void_p * 1)()
        self.call(
            self.RUN, self.session, None, self.names[0], taken, one, self.names[1], one, answered)
        out = ctypes.c_void_p(answered[0])
        floats = ctypes.cast(self.new(self.DATA, out), ctypes.POINTER(ctypes.c_float))
        classes = self.classes(out)
        answer = np.ctypeslib.as_array(floats, (len(batch), classes)).copy()
        self.release(given)
        self.release(out)
        return answer

    def classes(self, value):
        if "classes" not in self.outputs:
            about = self.new(65, value)  # GetTensorTypeAndShape
            count = ctypes.c_size_t()
            self.call(64, about, ctypes.byref(count))  # GetTensorShapeElementCount
            shape = (ctypes.c_int64 * 2)()
            self.call(62, about, shape, ctypes.c_size_t(2))  # GetDimensions
            self.outputs["classes"] = shape[1]
        return self.outputs["classes"]


def pytorch(layers, threads):
    import torch
    torch.set_num_threads(threads)
    network = network_of(layers, torch).eval()

    def predict(batch):
        with torch.inference_mode():
            return torch.softmax(network(torch.from_numpy(batch)), 1).numpy()
    return predict


def network_of(layers, torch):
    with open(layers, encoding="utf-8") as file:
        steps = json.load(file)
    weights = np.fromfile(layers + ".weights", ">f4").astype(np.float32)
    modules = []
    for step in steps:
        if "shape" in step and len(step["shape"]) == 2:
            if not any(isinstance(module, torch.nn.Flatten) for module in modules):
                modules.append(torch.nn.Flatten())
            module = torch.nn.Linear(step["shape"][1], step["shape"][0])
        elif "shape" in step:
            outputs, inputs, kernel, _ = step["shape"]
            module = torch.nn.Conv2d(
                inputs, outputs, kernel, stride=step["stride"], padding=step["padding"])
        elif step["kind"] == "max-pooling":
            modules.append(torch.nn.MaxPool2d(2))
            continue
        else:
            modules.append(torch.nn.AdaptiveMaxPool2d(1))
            continue
        for part in (module.weight, module.bias):
            part.data = torch.from_numpy(weights[:part.numel()].reshape(part.shape).copy())
            weights = weights[part.numel():]
        modules += [module, torch.nn.ReLU(inplace=True)]
    return torch.nn.Sequential(*modules[:-1])  # no ReLU before the softmax
