package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a password comes from; never from the command line, which others can read. */
final class Secrets {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the password (default: asked for, or the first line of"
              + " standard input).")
  @Nullable String file;

  String read(Terminal terminal) {
    if (file == null) {
      String first = terminal.secret("Password");
      if (terminal.isWatched() && !terminal.secret("Once more").equals(first)) {
        throw new Refusal.Malformed("password", "typed twice, not alike");
      }
      return first;
    }
    try {
      return Files.readString(terminal.path(file)).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new Refusal.NotFound("password file " + file);
    }
  }
}
