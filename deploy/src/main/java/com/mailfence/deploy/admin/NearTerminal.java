package com.mailfence.deploy.admin;

import com.mailfence.core.Refusal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The terminal of this very process. */
public final class NearTerminal implements Terminal {
  private final PrintWriter out;
  private final PrintWriter err;
  private final BufferedReader in;
  private final @Nullable Console console;

  /**
   * @param console null if nobody sits there
   */
  public NearTerminal(InputStream in, PrintWriter out, PrintWriter err, @Nullable Console console) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.err = err;
    this.console = console;
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
    return Path.of("").toAbsolutePath();
  }

  @Override
  public boolean isWatched() {
    return console != null;
  }

  @Override
  public String secret(String prompt) {
    if (console != null) {
      char[] typed = console.readPassword("%s: ", prompt);
      if (typed != null) {
        return new String(typed);
      }
    } else {
      try {
        String line = in.readLine();
        if (line != null) {
          return line;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new Refusal.Malformed("password", "none on standard input");
  }
}
