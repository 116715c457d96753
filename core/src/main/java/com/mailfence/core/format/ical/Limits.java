package com.mailfence.core.format.ical;

/**
 * How much of a text is read.
 *
 * @param bytes of the text
 * @param properties in all components together // DV10
 * @param depth of components within components, the outermost being 1 // CA03
 */
public record Limits(int bytes, int properties, int depth) {
  /** For one calendar object. */
  public static final Limits OBJECT = new Limits(10_485_760, 20_000, 8);

  /** For a whole calendar that is taken over. */
  public static final Limits CALENDAR = new Limits(104_857_600, 2_000_000, 8);
}
