package org.ytarchive.download.tool;

import java.nio.file.Path;

/** A program that is there. */
public record Tool(String name, Path path, ToolVersion version) {}
