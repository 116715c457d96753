package com.mailfence.eas.command;

import com.mailfence.core.account.Directory;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.PictureWish;
import org.jspecify.annotations.Nullable;

/** Pictures of people, as many and as large as one answer may hold. */
final class Photos {
  private static final int FINE = 1;
  private static final int NONE = 173; // [MS-ASCMD] R4311
  private static final int TOO_LARGE = 174; // [MS-ASCMD] R4312
  private static final int TOO_MANY = 175; // [MS-ASCMD] R4313

  private final Directory directory;
  private final @Nullable PictureWish wish;
  private int given;

  /**
   * @param wish null if no pictures are asked for
   */
  Photos(Directory directory, @Nullable PictureWish wish) {
    this.directory = directory;
    this.wish = wish;
  }

  /** The element for one person; null if none is asked for. */
  @Nullable Element of(String namespace, String address) {
    if (wish == null) {
      return null;
    }
    byte[] photo = directory.attribute(address, "photo").orElse(new byte[0]);
    int status =
        photo.length == 0
            ? NONE
            : photo.length > wish.largest() ? TOO_LARGE : given >= wish.most() ? TOO_MANY : FINE;
    var picture = Element.grow(namespace, "Picture").number("Status", status);
    if (status == FINE) {
      given++;
      picture.content(namespace, "Data", new Content.Slice(photo, 0, photo.length, true));
    }
    return picture.build();
  }
}
