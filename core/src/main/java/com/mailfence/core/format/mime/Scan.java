package com.mailfence.core.format.mime;

import java.util.Map;

/**
 * What one pass over a message found.
 *
 * @param previews the first words of text parts, by section
 */
record Scan(Headers headers, Structure structure, Map<String, String> previews) {}
