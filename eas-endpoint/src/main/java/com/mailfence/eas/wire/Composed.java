package com.mailfence.eas.wire;

import com.mailfence.core.format.mime.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message a device wants sent.
 *
 * @param clientId the device's own name for the sending, 1 to 64 characters
 * @param source what it answers or forwards; null for neither
 * @param manner how
 * @param words the message itself
 */
public record Composed(String clientId, @Nullable Source source, Manner manner, Words words) {

  /**
   * How it is to be sent.
   *
   * @param save whether a copy goes to Sent
   * @param replace whether the original's text and attachments stay out of it [MS-ASCMD] R3775
   * @param account whether another account than the user's only one is named
   * @param protection whether it shall be protected by rights management
   */
  public record Manner(boolean save, boolean replace, boolean account, boolean protection) {}

  /**
   * Names the original: by folder and item, or by a long id.
   *
   * @param occurrence whether one of a series is meant
   */
  public record Source(
      @Nullable String folder,
      @Nullable String item,
      @Nullable String longId,
      boolean occurrence) {}

  /** What is sent. */
  public sealed interface Words {
    /** A message as the device wrote it. */
    record Mime(Content content) implements Words {}

    /** The original with a few words, to these. */
    record Forward(List<Forwardee> forwardees, String text, boolean html) implements Words {
      public Forward {
        forwardees = List.copyOf(forwardees);
      }
    }

    /** Both of it, which cannot be. [MS-ASCMD] R7467 */
    record Mixed() implements Words {}

    /** Something that was to be the second and cannot be read. */
    record Unparsed() implements Words {}
  }

  /** Whom a thing is forwarded to. */
  public record Forwardee(String address, String name) {}
}
