package com.mailfence.dav.xml;

/**
 * The name of an element, an attribute or a property.
 *
 * @param space its namespace, empty for none
 */
public record Name(String space, String local) {
  private static final String DAV = "DAV:";
  private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";
  private static final String CARDDAV = "urn:ietf:params:xml:ns:carddav";
  private static final String SERVER = "http://calendarserver.org/ns/";
  private static final String APPLE = "http://apple.com/ns/ical/";

  /** WebDAV. RFC 4918 s21.1 */
  public static Name dav(String local) {
    return new Name(DAV, local);
  }

  /** CalDAV. RFC 4791 s4 */
  public static Name caldav(String local) {
    return new Name(CALDAV, local);
  }

  /** CardDAV. RFC 6352 s10 */
  public static Name carddav(String local) {
    return new Name(CARDDAV, local);
  }

  /** What Apple's calendar server began. */
  public static Name server(String local) {
    return new Name(SERVER, local);
  }

  /** What Apple's calendar keeps on collections. */
  public static Name apple(String local) {
    return new Name(APPLE, local);
  }

  /** The prefix every answer declares for the namespace; empty for others. */
  static String prefix(String space) {
    return switch (space) {
      case DAV -> "D";
      case CALDAV -> "C";
      case CARDDAV -> "A";
      case SERVER -> "S";
      case APPLE -> "I";
      default -> "";
    };
  }

  /** The declarations of all prefixes, for the outermost element. */
  static String declarations() {
    var text = new StringBuilder();
    for (String space : new String[] {DAV, CALDAV, CARDDAV, SERVER, APPLE}) {
      text.append(" xmlns:").append(prefix(space)).append("=\"").append(space).append('"');
    }
    return text.toString();
  }
}
