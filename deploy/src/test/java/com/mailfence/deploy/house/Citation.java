package com.mailfence.deploy.house;

/**
 * One place where a comment names its source.
 *
 * @param paper the number of an RFC, the name of a Microsoft paper, an area or a family of attacks
 * @param point what is meant in it: {@code s4.5}, {@code R5636}, {@code 026}; empty for the whole
 * @param path the file, from the root of the project
 * @param line counted from 1
 * @param test whether a test names it
 * @param deviation what the code does otherwise and why, or empty
 */
record Citation(String paper, String point, String path, int line, boolean test, String deviation) {

  /** The citation as comments write it. */
  String written() {
    return switch (Papers.Shelf.of(paper)) {
      case RFC -> ("RFC " + paper + " " + point).strip();
      case MICROSOFT -> ("[" + paper + "] " + point).strip();
      case PRODUCT -> paper + "-" + point;
      case HOSTILE -> paper + point;
    };
  }
}
