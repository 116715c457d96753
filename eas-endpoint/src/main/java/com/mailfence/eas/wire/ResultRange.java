package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The results wanted, counted from 0, both included. [MS-ASCMD] R3725, R37071811 */
public record ResultRange(int first, int last) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

  /** What is meant by a device that says nothing. [MS-ASCMD] R3733, R3735 */
  static final ResultRange USUAL = new ResultRange(0, 99);

  static ResultRange read(String text) {
    Matcher found = WRITTEN.matcher(text.strip());
    if (found.matches()) {
      var range =
          new ResultRange(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
      if (range.first <= range.last) {
        return range;
      }
    }
    throw new BadWire(Fault.VALUE, "no range", "Range");
  }
}
