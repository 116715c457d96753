package com.mailfence.eas.command;

import com.mailfence.eas.data.StoredFile;
import java.util.Optional;

/** Gives an attachment by its name, without a document; up to 12.1. [MS-ASCMD] section 2.2.1.8 */
final class GetAttachment implements Command {
  private static final int GONE = 500;

  private final Fetching fetching;

  GetAttachment(Rooms rooms) {
    this.fetching = new Fetching(rooms);
  }

  @Override
  public Reply run(Call call) {
    String name = call.arguments().attachmentName();
    Optional<StoredFile> found = name == null ? Optional.empty() : fetching.file(call, name);
    return found
        .<Reply>map(
            file ->
                new Reply.Bytes(
                    file.type(), new Reply.Part(file.size(), () -> file.open(0, file.size()))))
        .orElseGet(() -> Reply.http(GONE)); // [MS-ASCMD] R166
  }
}
