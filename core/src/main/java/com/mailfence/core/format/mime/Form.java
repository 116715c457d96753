package com.mailfence.core.format.mime;

/** The form in which a body is written or wanted. */
public enum Form {
  PLAIN,
  HTML;

  boolean isFormOf(Part part) {
    return (this == HTML) == part.type().is("text/html");
  }
}
