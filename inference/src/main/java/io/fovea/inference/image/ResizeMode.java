package io.fovea.inference.image;

/** How an image of another size becomes one of the network's size. */
public enum ResizeMode {
  /** Both axes on their own: the whole image, its proportions lost. */
  STRETCH,
  /** The whole image, its proportions kept, centred; black fills the rest. */
  FIT,
  /** The largest centred part of the network's proportions. */
  CENTER_CROP
}
