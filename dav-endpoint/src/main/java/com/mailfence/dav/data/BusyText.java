package com.mailfence.dav.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.Period;
import com.mailfence.engine.calendar.Busy;
import java.util.ArrayList;
import java.util.List;

/** Busy times as a component. RFC 5545 s3.6.4 */
public final class BusyText {
  private BusyText() {}

  /**
   * @param head properties that come first
   */
  public static Block block(List<Property> head, Period period, List<Busy> busy) {
    List<Property> properties = new ArrayList<>(head);
    properties.add(Moment.utc(period.from()).as("DTSTART"));
    properties.add(Moment.utc(period.until()).as("DTEND"));
    for (Busy one : busy) {
      String from = Moment.utc(one.period().from()).value();
      String until = Moment.utc(one.period().until()).value();
      String type =
          switch (one.degree()) {
            case UNAVAILABLE -> "BUSY-UNAVAILABLE";
            case TENTATIVE -> "BUSY-TENTATIVE";
            case BUSY -> "BUSY";
            case AWAY -> "BUSY-UNAVAILABLE"; // RFC 5545 s3.2.9
          };
      properties.add(Property.of("FREEBUSY", from + "/" + until).with("FBTYPE", type));
    }
    return Block.of("VFREEBUSY", properties);
  }
}
