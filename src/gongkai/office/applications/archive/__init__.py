"""The case as it goes into the archive (案卷): its one page, and the package that proves itself."""
