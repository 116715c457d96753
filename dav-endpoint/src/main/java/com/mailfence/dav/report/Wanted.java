package com.mailfence.dav.report;

import com.mailfence.dav.data.CalendarData;
import com.mailfence.dav.data.CardData;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;

/** Looks at what an answer will be asked to make, before it begins. */
final class Wanted {
  private static final Name CALENDAR_DATA = Name.caldav("calendar-data");
  private static final Name ADDRESS_DATA = Name.carddav("address-data");

  private Wanted() {}

  /**
   * @throws com.mailfence.dav.wire.Unmet if it asks for a form that is not written
   */
  static void check(Element around) {
    if (Asked.read(around) instanceof Asked.Some some) {
      for (Element one : some.properties()) {
        if (one.is(CALENDAR_DATA)) {
          CalendarData.read(one);
        } else if (one.is(ADDRESS_DATA)) {
          CardData.read(one);
        }
      }
    }
  }
}
