package com.mailfence.core.format.mime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;

/** Several contents read one after the other; each is opened only when its turn comes. */
record JoinedContent(List<Content> pieces, long size) implements Content {

  JoinedContent(List<Content> pieces) {
    this(List.copyOf(pieces), pieces.stream().mapToLong(Content::size).sum());
  }

  @Override
  public InputStream open() {
    return from(0, 0);
  }

  @Override
  public InputStream open(long offset) throws IOException {
    long rest = offset;
    for (int i = 0; i < pieces.size(); i++) {
      long length = pieces.get(i).size();
      if (rest < length) {
        return from(i, rest);
      }
      rest -= length;
    }
    if (rest > 0) {
      throw new EOFException("offset " + offset + " of " + size);
    }
    return InputStream.nullInputStream();
  }

  private InputStream from(int first, long offset) {
    return new Chain(
        IntStream.range(first, pieces.size())
            .mapToObj(i -> opener(pieces.get(i), i == first ? offset : 0))
            .iterator());
  }

  private static Chain.Opener opener(Content piece, long offset) {
    return () -> piece.open(offset);
  }
}
