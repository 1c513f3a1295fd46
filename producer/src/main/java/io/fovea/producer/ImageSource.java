package io.fovea.producer;

import java.util.Iterator;

/** Where images come from: always the same ones, in the same order, with the same ids. */
interface ImageSource {

  String name();

  /** At least 1. */
  long size();

  /** All images once, each read only when its content is asked for. */
  Iterator<OutgoingImage> images();
}
