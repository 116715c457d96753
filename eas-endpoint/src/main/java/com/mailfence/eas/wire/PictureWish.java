package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;

/**
 * Which pictures a device wants.
 *
 * @param largest in bytes
 * @param most in one answer
 */
public record PictureWish(int largest, int most) {
  /**
   * @param element of the page whose options it stands in
   */
  static PictureWish read(Element element) {
    String page = element.namespace();
    return new PictureWish(
        element.integer(page, "MaxSize", 0, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE),
        element.integer(page, "MaxPictures", 0, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE));
  }
}
