package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes in memory. */
public final class MemoryBlobs implements Blobs {
  private final Map<String, byte[]> all = new ConcurrentHashMap<>();

  MemoryBlobs() {}

  @Override
  public Sink begin(long limit) {
    return new Growing(limit);
  }

  @Override
  public InputStream open(ContentRef content, long offset) {
    byte[] bytes = all.get(content.digest());
    if (bytes == null) {
      throw new Refusal.NotFound("content");
    }
    int from = (int) Math.min(offset, bytes.length);
    return new ByteArrayInputStream(bytes, from, bytes.length - from);
  }

  private final class Growing extends Sink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long limit;

    Growing(long limit) {
      this.limit = limit;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      if (bytes.size() + (long) length > limit) {
        throw new Refusal.TooLarge("content", limit);
      }
      bytes.write(some, from, length);
    }

    @Override
    public ContentRef seal() {
      byte[] whole = bytes.toByteArray();
      String digest = HexFormat.of().formatHex(sha256(whole));
      all.putIfAbsent(digest, whole);
      return new ContentRef(digest, whole.length);
    }

    @Override
    public long size() {
      return bytes.size();
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
