package com.mailfence.dav.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client would rather have. RFC 7240, RFC 8144
 *
 * @param minimal what goes without saying is left out
 * @param representation the resource as it is now comes with the answer
 * @param depthNoRoot the resource itself is left out of a listing of what it holds
 */
public record Prefer(boolean minimal, boolean representation, boolean depthNoRoot) {

  /**
   * @param prefer null for none
   * @param brief the older way to ask for less; null for none
   */
  public static Prefer read(@Nullable String prefer, @Nullable String brief) {
    String text = prefer == null ? "" : prefer.toLowerCase(Locale.ROOT).replace("\"", "");
    boolean minimal = brief != null && brief.strip().equalsIgnoreCase("t");
    boolean representation = false;
    boolean noRoot = false;
    for (String wish : text.split("[,;]")) {
      switch (wish.strip().replace(" ", "")) {
        case "return=minimal", "return-minimal" -> minimal = true;
        case "return=representation", "return-representation" -> representation = true;
        case "depth-noroot" -> noRoot = true;
        default -> {}
      }
    }
    return new Prefer(minimal, representation, noRoot);
  }
}
