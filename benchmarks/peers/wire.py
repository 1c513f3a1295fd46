"""Images and predictions as they stand in the topics: Confluent's wire format, Avro.

By fastavro where it is installed; else by the few lines below, which know these two records alone
and are about as fast.
"""
import io
import json
import struct
import time

try:
    import fastavro
except ImportError:
    fastavro = None

HEADER = 5  # the magic byte and the schema's id
FLOAT = struct.Struct("<f")


def name():
    return f"fastavro {fastavro.__version__}" if fastavro else "hand-written Avro"


def codec(schemas, schema_id, labels):
    """Reads images, and writes predictions of a schema's id."""
    with open(schemas, encoding="utf-8") as file:
        known = json.load(file)
    kind = FastAvro if fastavro else HandWritten
    return kind(known, struct.pack(">bI", 0, schema_id), labels)


class FastAvro:
    def __init__(self, schemas, header, labels):
        self.image = fastavro.parse_schema(schemas["image"])
        self.prediction = fastavro.parse_schema(schemas["prediction"])
        self.header = header
        self.labels = labels

    def read(self, message):
        event = fastavro.schemaless_reader(io.BytesIO(message[HEADER:]), self.image)
        return event["imageId"], event["capturedAt"], event["content"]

    def write(self, image_id, captured_at, best, scores, batch, partition, offset):
        out = io.BytesIO()
        out.write(self.header)
        top = [{"label": self.labels[i], "probability": float(p)} for i, p in zip(best, scores)]
        fastavro.schemaless_writer(out, self.prediction, {
            "imageId": image_id, "modelName": "peer", "modelVersion": "1", "modelSha256": "",
            "label": self.labels[best[0]], "labelIndex": int(best[0]),
            "confidence": float(scores[0]), "unsure": bool(scores[0] < 0.5), "topK": top,
            "capturedAt": captured_at, "classifiedAt": int(time.time() * 1000),
            "batchSize": batch, "sourcePartition": partition, "sourceOffset": offset})
        return out.getvalue()


def long_at(data, at):
    byte = data[at]
    at += 1
    value = byte & 0x7F
    shift = 7
    while byte & 0x80:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
    return (value >> 1) ^ -(value & 1), at


def long(value):
    value = value << 1 if value >= 0 else (~value << 1) | 1
    if value < 0x80:
        return bytes((value,))
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def text(value):
    encoded = value.encode()
    return long(len(encoded)) + encoded


class HandWritten:
    def __init__(self, schemas, header, labels):
        self.prefix = header
        self.model = text("peer") + text("1") + text("")
        self.labels = [text(label) for label in labels]

    def read(self, message):
        length, at = long_at(message, HEADER)
        image_id = message[at:at + length]
        captured_at, at = long_at(message, at + length)
        length, at = long_at(message, at)  # source
        _, at = long_at(message, at + length)  # format
        for _ in range(3):  # width, height, channels: null or a number
            branch, at = long_at(message, at)
            if branch:
                _, at = long_at(message, at)
        length, at = long_at(message, at)
        return image_id, captured_at, message[at:at + length]

    def write(self, image_id, captured_at, best, scores, batch, partition, offset):
        top = b"".join(
            [self.labels[i] + FLOAT.pack(score) for i, score in zip(best, scores)])
        return b"".join((
            self.prefix, long(len(image_id)), image_id, self.model,
            self.labels[best[0]], long(int(best[0])), FLOAT.pack(scores[0]),
            b"\x01" if scores[0] < 0.5 else b"\x00", long(len(best)), top, b"\x00",
            long(captured_at), long(int(time.time() * 1000)),
            long(batch), long(partition), long(offset)))
