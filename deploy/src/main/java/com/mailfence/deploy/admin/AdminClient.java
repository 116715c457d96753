package com.mailfence.deploy.admin;

import com.mailfence.core.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Has a command run inside the server that has the data directory open. */
public final class AdminClient implements AutoCloseable {
  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;

  private AdminClient(SocketChannel channel) {
    this.channel = channel;
    this.in = new DataInputStream(Channels.newInputStream(channel));
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
  }

  /** The server of the directory; empty if none answers. */
  public static Optional<AdminClient> connect(Path data) {
    if (!Files.exists(SocketPlace.file(data))) {
      return Optional.empty();
    }
    try (SocketPlace place = SocketPlace.of(data.toRealPath())) {
      return Optional.of(new AdminClient(SocketChannel.open(place.address())));
    } catch (IOException e) {
      // A socket left over by a server that was killed: nobody is behind it.
      return Optional.empty();
    }
  }

  /**
   * Runs the command and shows what it says.
   *
   * @return its exit code
   */
  public int run(List<String> words, Terminal terminal) throws IOException {
    var ask = new StringBuilder();
    ask.append(terminal.directory()).append('\0').append(terminal.isWatched()).append('\0');
    words.forEach(word -> ask.append(word).append('\0'));
    Frame.of(Frame.Sort.ASK, ask.toString()).write(out);
    while (true) {
      Frame frame = Frame.read(in);
      switch (frame.sort()) {
        case OUT -> {
          terminal.out().print(frame.text());
          terminal.out().flush();
        }
        case ERR -> {
          terminal.err().print(frame.text());
          terminal.err().flush();
        }
        case WANT -> secret(frame.text(), terminal).write(out);
        case EXIT -> {
          return frame.content()[0];
        }
        case ASK, SECRET -> throw new IOException("the server asks what it should answer");
      }
    }
  }

  private static Frame secret(String prompt, Terminal terminal) {
    try {
      return Frame.of(Frame.Sort.SECRET, "+" + terminal.secret(prompt));
    } catch (Refusal.Malformed none) {
      return Frame.of(Frame.Sort.SECRET, "-");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
