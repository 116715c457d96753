package com.mailfence.eas.data;

import com.mailfence.core.format.mime.Content;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.InputStream;

/** Stored bytes, to be read as a message. */
public record StoredContent(Blobs blobs, ContentRef ref) implements Content {
  @Override
  public long size() {
    return ref.size();
  }

  @Override
  public InputStream open() {
    return blobs.open(ref);
  }

  @Override
  public InputStream open(long offset) {
    return blobs.open(ref, offset);
  }
}
