#!/usr/bin/env python3
"""A consumer and producer as people write them in Python: images in, predictions out.

    classify.py --engine onnx --probe
    classify.py --engine onnx --model lenet.onnx --batch 256 --threads 2 --bootstrap-servers ...

librdkafka by confluent_kafka; at least once: offsets are committed once a second, after all that
was produced before is acknowledged.
"""
import argparse
import json
import signal
import sys
import time

import numpy as np

import engines
import pixels
import wire

TOP = 3


def options():
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    given.add_argument("--engine", choices=("onnx", "torch"), required=True)
    given.add_argument("--probe", action="store_true", help="tell what is here, or what is missing")
    given.add_argument("--library", help="libonnxruntime.so, for want of the package")
    given.add_argument("--model", help="the ONNX graph, or the layers for PyTorch")
    given.add_argument("--batch", type=int, default=256)
    given.add_argument("--threads", type=int, default=2)
    given.add_argument("--classes", type=int, default=10)
    given.add_argument("--format", default="RAW")
    given.add_argument("--channels", type=int, default=1)
    given.add_argument("--side", type=int, default=28)
    for name in ("bootstrap-servers", "group", "images", "predictions", "schemas"):
        given.add_argument("--" + name)
    given.add_argument("--schema-id", type=int)
    return given.parse_args()


def probe(given):
    missing = []
    found = {"avro": wire.name()}
    try:
        import confluent_kafka
        found["kafka"] = f"confluent_kafka {confluent_kafka.version()[0]}"
    except ImportError:
        missing.append("confluent_kafka")
    try:
        if given.engine == "onnx":
            found["engine"] = engines.onnx_name(given.library)
        else:
            import torch
            found["engine"] = f"torch {torch.__version__}"
    except ImportError as absent:
        missing.append(absent.name)
    if given.format != "RAW":
        try:
            import PIL
            found["images"] = f"Pillow {PIL.__version__}"
        except ImportError:
            missing.append("PIL")
    print(json.dumps({**found, "missing": missing}))


class Running:
    def __init__(self):
        self.yes = True
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self.end)

    def end(self, *_):
        self.yes = False


def clients(given):
    from confluent_kafka import Consumer, Producer
    consumer = Consumer({
        "bootstrap.servers": given.bootstrap_servers, "group.id": given.group,
        "auto.offset.reset": "earliest", "enable.auto.commit": False,
        "message.max.bytes": 20 << 20, "fetch.message.max.bytes": 8 << 20,
        "queued.max.messages.kbytes": 256 << 10})
    producer = Producer({
        "bootstrap.servers": given.bootstrap_servers, "linger.ms": 5, "acks": "all",
        "enable.idempotence": True, "queue.buffering.max.messages": 1000000})
    consumer.subscribe([given.images])
    return consumer, producer


def best_of(probabilities):
    """The best classes of each image, best first, and their probabilities."""
    top = min(TOP, probabilities.shape[1])
    best = np.argpartition(-probabilities, top - 1, 1)[:, :top]
    scores = np.take_along_axis(probabilities, best, 1)
    order = np.argsort(-scores, 1)
    return (np.take_along_axis(best, order, 1).tolist(),
            np.take_along_axis(scores, order, 1).tolist())


def produce(producer, topic, key, value):
    while True:
        try:
            producer.produce(topic, value, key)
            return
        except BufferError:
            producer.poll(0.05)


def classify(given, messages, codec, predict, producer):
    events = [codec.read(message.value()) for message in messages]
    batch = pixels.batch_of(
        [content for _, _, content in events], given.format, given.channels, given.side)
    best, scores = best_of(predict(batch))
    for i, message in enumerate(messages):
        image_id, captured_at, _ = events[i]
        value = codec.write(
            image_id, captured_at, best[i], scores[i], len(messages), message.partition(),
            message.offset())
        produce(producer, given.predictions, message.key(), value)
    producer.poll(0)


def run(given):
    labels = [f"class-{i}" for i in range(given.classes)]
    codec = wire.codec(given.schemas, given.schema_id, labels)
    predict = (engines.onnx(given.model, given.library, given.threads)
               if given.engine == "onnx" else engines.pytorch(given.model, given.threads))
    consumer, producer = clients(given)
    running = Running()
    committed = time.monotonic()
    fresh = False
    while running.yes:
        messages = consumer.consume(given.batch, 0.05)
        for message in messages:
            if message.error():
                sys.exit(f"the broker says: {message.error()}")
        if messages:
            classify(given, messages, codec, predict, producer)
            fresh = True
        if fresh and time.monotonic() - committed >= 1:
            producer.flush()
            consumer.commit(asynchronous=False)
            committed, fresh = time.monotonic(), False
    producer.flush()
    if fresh:
        consumer.commit(asynchronous=False)
    consumer.close()


if __name__ == "__main__":
    arguments = options()
    probe(arguments) if arguments.probe else run(arguments)
