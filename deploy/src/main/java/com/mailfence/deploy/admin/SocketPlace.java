package com.mailfence.deploy.admin;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The address of the socket. The system takes paths of about a hundred bytes only; a longer one is
 * reached through a short link, which is needed for the moment of binding or connecting.
 */
final class SocketPlace implements AutoCloseable {
  private static final int LONGEST = 100;

  private final Path socket;
  private final @Nullable Path link;

  private SocketPlace(Path socket, @Nullable Path link) {
    this.socket = socket;
    this.link = link;
  }

  static Path file(Path data) {
    return data.resolve("admin.sock");
  }

  static SocketPlace of(Path data) throws IOException {
    Path file = file(data);
    if (file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return new SocketPlace(file, null);
    }
    Path link = Files.createTempDirectory("gw").resolve("d");
    Files.createSymbolicLink(link, data);
    return new SocketPlace(file(link), link);
  }

  UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(socket);
  }

  @Override
  public void close() throws IOException {
    if (link != null) {
      Files.delete(link);
      Files.delete(link.resolve("..").normalize());
    }
  }
}
