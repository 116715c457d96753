package com.mailfence.dav.wire;

import com.mailfence.dav.xml.Name;

/** What somebody may be allowed to do. RFC 3744 s3, RFC 6638 s6 */
public enum Privilege {
  READ(Name.dav("read")),
  WRITE(Name.dav("write")),
  WRITE_CONTENT(Name.dav("write-content")),
  WRITE_PROPERTIES(Name.dav("write-properties")),
  READ_ACL(Name.dav("read-acl")),
  WRITE_ACL(Name.dav("write-acl")),
  BIND(Name.dav("bind")),
  UNBIND(Name.dav("unbind")),
  SCHEDULE_SEND(Name.caldav("schedule-send"));

  private final Name element;

  Privilege(Name element) {
    this.element = element;
  }

  public Name element() {
    return element;
  }
}
