package com.mailfence.engine.transfer;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Where messages come from. */
sealed interface Source permits MailTree, Maildir, MailZip, Mbox {
  /** Bytes to read in all, as far as one can tell. */
  long size() throws IOException;

  /** Shows every message to the visitor, one after the other. */
  void walk(Visitor visitor) throws IOException;

  /**
   * What lies there, judged by how it looks.
   *
   * @throws Refusal.NotFound if there is nothing
   */
  static Source at(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return Files.isDirectory(path.resolve("cur"), LinkOption.NOFOLLOW_LINKS)
          ? new Maildir(path)
          : new MailTree(path);
    }
    if (!Files.isRegularFile(path)) {
      throw new Refusal.NotFound(path.toString());
    }
    return MailZip.isZip(path) ? new MailZip(path) : new Mbox(path);
  }
}
