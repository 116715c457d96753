package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Content that is made anew from a stream at every opening, through a stage. */
record StagedContent(Chain.Opener source, UnaryOperator<ByteSink> stage, long size)
    implements Content {

  /** Counts its size by making it once. */
  static StagedContent of(Chain.Opener source, UnaryOperator<ByteSink> stage) throws IOException {
    StagedContent unsized = new StagedContent(source, stage, 0);
    long size = 0;
    byte[] buffer = new byte[8192];
    try (InputStream in = unsized.open()) {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        size += n;
      }
    }
    return new StagedContent(source, stage, size);
  }

  @Override
  public InputStream open() throws IOException {
    Collected out = new Collected();
    return new PushedStream(source.open(), stage.apply(out), out);
  }
}
