package com.mailfence.dav.tree;

import com.mailfence.core.item.Kind;
import com.mailfence.dav.xml.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The three kinds of homes. CalDAV and CardDAV differ in what stands here. */
public enum Shelf {
  CALENDARS("calendars", Kind.CALENDAR, "text/calendar; charset=utf-8", ".ics"),
  ADDRESSBOOKS("addressbooks", Kind.CONTACTS, "text/vcard; charset=utf-8", ".vcf"),
  FILES("files", Kind.FILES, "application/octet-stream", "");

  private final String segment;
  private final Kind kind;
  private final String type;
  private final String suffix;

  Shelf(String segment, Kind kind, String type, String suffix) {
    this.segment = segment;
    this.kind = kind;
    this.type = type;
    this.suffix = suffix;
  }

  static Optional<Shelf> at(String segment) {
    return Arrays.stream(values()).filter(shelf -> shelf.segment.equals(segment)).findFirst();
  }

  /** Stands in addresses. */
  String segment() {
    return segment;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether collections of that kind lie here: lists of tasks lie beside calendars. */
  boolean holds(Kind other) {
    return other == kind || this == CALENDARS && (other == Kind.TASKS || other == Kind.NOTES);
  }

  /** Type of what lies here, unless something else is known of it. */
  public String type() {
    return type;
  }

  /** Reports its folders answer. RFC 4791 s7, RFC 6352 s8, RFC 6578 s3.2 */
  public List<Name> reports() {
    return switch (this) {
      case CALENDARS ->
          List.of(
              Name.caldav("calendar-query"),
              Name.caldav("calendar-multiget"),
              Name.caldav("free-busy-query"),
              Name.dav("sync-collection"));
      case ADDRESSBOOKS ->
          List.of(
              Name.carddav("addressbook-query"),
              Name.carddav("addressbook-multiget"),
              Name.dav("sync-collection"));
      case FILES -> List.of();
    };
  }

  /** End of a name the house gives. */
  String suffix() {
    return suffix;
  }
}
