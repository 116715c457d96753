package com.mailfence.core.format.mime;

/** An opening tag: its name in small letters and its link target, empty if it has none. */
record HtmlTag(String name, String href) {}
