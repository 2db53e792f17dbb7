"""The public interface (开放接口): what the public pages show, as data, to read only."""
