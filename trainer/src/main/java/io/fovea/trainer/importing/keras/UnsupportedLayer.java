package io.fovea.trainer.importing.keras;

/** Why a layer cannot be imported: the end of a sentence that begins with its name. */
final class UnsupportedLayer extends Exception {
  private static final long serialVersionUID = 1L;

  UnsupportedLayer(String why) {
    super(why);
  }

  static void unless(boolean holds, String why) throws UnsupportedLayer {
    if (!holds) {
      throw new UnsupportedLayer(why);
    }
  }
}
