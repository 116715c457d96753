package com.mailfence.deploy.admin;

import com.mailfence.core.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;

/** The terminal at the other end of the socket. */
final class FarTerminal implements Terminal {
  private final DataInputStream in;
  private final DataOutputStream to;
  private final Path directory;
  private final boolean watched;
  private final PrintWriter out;
  private final PrintWriter err;

  FarTerminal(DataInputStream in, DataOutputStream to, Path directory, boolean watched) {
    this.in = in;
    this.to = to;
    this.directory = directory;
    this.watched = watched;
    this.out = new PrintWriter(new Framed(Frame.Sort.OUT), true);
    this.err = new PrintWriter(new Framed(Frame.Sort.ERR), true);
  }

  /** Sends what is written, in the order it was flushed. */
  private final class Framed extends Writer {
    private final Frame.Sort sort;
    private final StringBuilder text = new StringBuilder();

    Framed(Frame.Sort sort) {
      this.sort = sort;
    }

    @Override
    public void write(char[] some, int from, int length) throws IOException {
      text.append(some, from, length);
      if (text.length() > 16_384) {
        flush();
      }
    }

    @Override
    public void flush() throws IOException {
      if (text.length() > 0) {
        Frame frame = Frame.of(sort, text.toString());
        text.setLength(0);
        synchronized (to) {
          frame.write(to);
        }
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  void flush() {
    out.flush();
    err.flush();
  }

  @Override
  public PrintWriter out() {
    return out;
  }

  @Override
  public PrintWriter err() {
    return err;
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public boolean isWatched() {
    return watched;
  }

  @Override
  public String secret(String prompt) {
    try {
      flush();
      Frame.of(Frame.Sort.WANT, prompt).write(to);
      String answer = Frame.read(in).text();
      if (!answer.startsWith("+")) {
        throw new Refusal.Malformed("password", "none on standard input");
      }
      return answer.substring(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
