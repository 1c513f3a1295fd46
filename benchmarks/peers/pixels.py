"""From contents to a batch of float32, [n, channels, height, width], 0 to 1."""
import io

import numpy as np


def batch_of(contents, form, channels, side):
    if form == "RAW":
        pixels = np.frombuffer(b"".join(contents), np.uint8).reshape(-1, side, side, channels)
    else:
        pixels = np.stack([decoded(content, channels, side) for content in contents])
    batch = np.empty((len(contents), channels, side, side), np.float32)
    np.multiply(pixels.transpose(0, 3, 1, 2), np.float32(1 / 255), out=batch)
    return batch


def decoded(content, channels, side):
    from PIL import Image
    image = Image.open(io.BytesIO(content)).convert("L" if channels == 1 else "RGB")
    if image.size != (side, side):
        # BOX is the mean over the area of a pixel, as with us.
        image = image.resize((side, side), Image.BOX)
    return np.asarray(image).reshape(side, side, channels)
