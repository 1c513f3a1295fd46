package io.fovea.producer;

import java.util.Iterator;
import java.util.List;

/** Where images come from: always the same ones, in the same order, with the same ids. */
interface ImageSource {

  String name();

  /** At least 1. */
  long size();

  /** The classes that there are; none if the images have no labels. */
  List<String> labels();

  /** All images once, each read only when its content is asked for. */
  Iterator<OutgoingImage> images();
}
