package io.fovea.web.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** What is done to bytes. Most of it near their start, where heads and sizes are. */
enum Mutation {
  NONE {
    @Override
    byte[] of(byte[] bytes, Random random) {
      return bytes;
    }
  },
  FLIPPED {
    @Override
    byte[] of(byte[] bytes, Random random) {
      byte[] flipped = bytes.clone();
      for (int i = random.nextInt(6); i >= 0 && bytes.length > 0; i--) {
        flipped[place(bytes, random)] ^= (byte) (1 << random.nextInt(8));
      }
      return flipped;
    }
  },
  OVERWRITTEN {
    @Override
    byte[] of(byte[] bytes, Random random) {
      byte[] overwritten = bytes.clone();
      for (int i = random.nextInt(6); i >= 0 && bytes.length > 0; i--) {
        overwritten[place(bytes, random)] = (byte) random.nextInt(256);
      }
      return overwritten;
    }
  },
  CUT {
    @Override
    byte[] of(byte[] bytes, Random random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }
  },
  /** As if a size in a header were another. */
  RESIZED {
    @Override
    byte[] of(byte[] bytes, Random random) {
      byte[] resized = bytes.clone();
      if (bytes.length >= 8) {
        int[] sizes = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, random.nextInt()};
        int at = random.nextInt(Math.min(64, bytes.length) - 4);
        ByteBuffer.wrap(resized).putInt(at, sizes[random.nextInt(sizes.length)]);
      }
      return resized;
    }
  },
  /** A part of it twice, or away. */
  REPEATED {
    @Override
    byte[] of(byte[] bytes, Random random) {
      int from = place(bytes, random);
      int to = Math.min(bytes.length, from + random.nextInt(100));
      byte[] repeated = Arrays.copyOf(bytes, bytes.length + to - from);
      System.arraycopy(bytes, from, repeated, to, bytes.length - from);
      return repeated;
    }
  },
  LEFT_OUT {
    @Override
    byte[] of(byte[] bytes, Random random) {
      int from = place(bytes, random);
      int to = Math.min(bytes.length, from + random.nextInt(100));
      byte[] shorter = Arrays.copyOf(bytes, bytes.length - (to - from));
      System.arraycopy(bytes, to, shorter, from, bytes.length - to);
      return shorter;
    }
  };

  private static final int HEAD = 128;

  abstract byte[] of(byte[] bytes, Random random);

  static Mutation any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  private static int place(byte[] bytes, Random random) {
    int range = random.nextBoolean() ? Math.min(HEAD, bytes.length) : bytes.length;
    return range == 0 ? 0 : random.nextInt(range);
  }
}
